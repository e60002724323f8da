"""One session from the first knock to the minutes of attendance."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(240)]


def test_a_group_meets_from_the_first_knock_to_the_minutes(people, house, scene):
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")

    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    noor.come()
    hanna.go_in()
    hanna.let_in("Noor")

    everybody = {"Dr Osei": osei, "Hanna": hanna, "Sam": sam, "Noor": noor}
    for person in everybody.values():
        for name in everybody:
            if name != person.name:
                person.sees_and_hears(name)
        assert person.order() == list(everybody)

    noor.control("hand").click()
    expect(osei.tile("Noor")).to_have_attribute("data-hand", "1")
    sam.control("hand").click()
    expect(osei.tile("Sam")).to_have_attribute("data-hand", "2")
    expect(noor.tile("Sam")).to_have_attribute("data-hand", "2")
    osei.choose("Noor", "Lower hand")
    for person in everybody.values():
        expect(person.tile("Noor")).to_have_attribute("data-hand", "0")
        expect(person.tile("Sam")).to_have_attribute("data-hand", "1")
