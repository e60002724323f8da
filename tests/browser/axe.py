"""What axe finds on a page as it is now."""

from playwright.sync_api import Page

from tests.house import ROOT

SOURCE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
HAS_AXE = "() => 'axe' in window"
ASK = """async () => {
    for (const one of document.getAnimations()) {
        // Colours as they will be, not on their way; what never ends goes on.
        if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
    }
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`);
}"""


def violations(page: Page) -> list[str]:
    """Each rule that is broken, with the elements that break it."""
    if not page.evaluate(HAS_AXE):
        page.evaluate(SOURCE.read_text())
    return list(page.evaluate(ASK))
