from tenfold.config.management.commands.contract import FILE, contract_text


def test_the_browser_knows_the_api_as_it_is():
    assert FILE.read_text() == contract_text(), (
        "The API has changed: run `python manage.py contract`, "
        "then `npm --prefix frontend run contract`."
    )
