"""The formats of group work as rules: a state, what people may do, and what each sees.

Nothing here knows a database, a clock or a media server. The room keeps the state
under its lock and says who sits in the circle and what time it is.
"""
