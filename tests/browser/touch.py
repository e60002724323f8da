"""What a thumb would miss on a page as it is now."""

from playwright.sync_api import Page

SIDE = 44  # pixels: WCAG 2.2, 2.5.5 (AAA), wherever it is not a link in a sentence
ASK = """(side) => {
    const all = "button, a[href], input, select, textarea, summary, [role=menuitem]";
    const isIn = (one) => {
        const { width, height } = one.getBoundingClientRect();
        return one.checkVisibility() && width > 1 && height > 1 && !one.disabled;
    };
    const isInSentence = (one) =>
        one.matches("a") && getComputedStyle(one).display === "inline"
        && one.parentElement.textContent.trim() !== one.textContent.trim();
    const takes = (one, x, y) => {
        const hit = document.elementFromPoint(x, y);
        if (!hit) return false;
        return one.contains(hit) || hit.closest("label")?.control === one;
    };
    const isSmall = (one) => {
        const size = one.getBoundingClientRect();
        if (size.width >= side && size.height >= side) return false;
        one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const { left, top, width, height } = one.getBoundingClientRect();
        const [x, y, far] = [left + width / 2, top + height / 2, side / 2 - 1];
        // A label is as wide as it is: the thumb may land anywhere on it.
        const label = one.labels?.[0]?.getBoundingClientRect();
        if (label && label.width >= side && label.height >= side) return false;
        const points = [[x - far, y], [x + far, y], [x, y - far], [x, y + far]];
        return !points.every(([across, down]) => takes(one, across, down));
    };
    return [...document.querySelectorAll(all)]
        .filter((one) => isIn(one) && !isInSentence(one) && isSmall(one))
        .map((one) => {
            const { width, height } = one.getBoundingClientRect();
            const size = `${Math.round(width)} by ${Math.round(height)}`;
            return `${size}: ${one.textContent.trim()} ${one.outerHTML.slice(0, 160)}`;
        });
}"""


def too_small(page: Page) -> list[str]:
    """Each control that is smaller than a thumb, with its size in pixels."""
    return list(page.evaluate(ASK, SIDE))
