"""Puts the SQLite of the pysqlite3 wheel in place of the interpreter's own.

Debian 12 ships SQLite 3.40, in which a WAL database with many connections can be
corrupted; we need 3.51.3 or newer. Django imports `sqlite3`, so the swap happens before.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
