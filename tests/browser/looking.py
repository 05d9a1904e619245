"""What one looks for on a page that is open: clipped labels, and what axe-core calls serious."""

from axe_playwright_python.sync_playwright import Axe

SERIOUS = ("serious", "critical")

NOT_OURS = ()
"""Selectors of Streamlit's own that the scan leaves out, each with its reason. None are needed."""

CLIPPED = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const cut = [];
  for (const e of main.querySelectorAll('*')) {
    const style = getComputedStyle(e);
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const hides = ['hidden', 'clip'].includes(style.overflowX);
    const shown = e.getClientRects().length && style.visibility !== 'hidden';
    if (own && hides && shown && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1
        && !e.closest('[title]') && !e.closest('svg'))
      cut.push(e.textContent.trim().slice(0, 60));
  }
  for (const svg of main.querySelectorAll('.js-plotly-plot .main-svg')) {
    const frame = svg.getBoundingClientRect();
    // A card shows the middle of its picture: the words above and below are for the export.
    const holder = svg.closest('.stElementContainer');
    const crops = getComputedStyle(holder).overflowY === 'hidden';
    const seen = crops ? holder.getBoundingClientRect() : frame;
    for (const t of svg.querySelectorAll('text')) {
      const box = t.getBoundingClientRect();
      // What is not drawn on the figure at all is no label of it.
      if (!box.width || box.left > frame.right || box.right < frame.left
          || (crops && (box.top >= seen.bottom || box.bottom <= seen.top))) continue;
      if (box.left < frame.left - 2 || box.right > frame.right + 2
          || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
        cut.push('chart: ' + t.textContent.slice(0, 60));
    }
  }
  return [...new Set(cut)];
}"""


DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
  && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .every(chart => chart.querySelector('.main-svg text'))"""
"""A chart's own program comes late: until then a skeleton stands where the chart will be."""


def drawn(page):
    """Wait until every chart of the page has its words."""
    page.wait_for_function(DRAWN)


def clipped_labels(page):
    """The words that do not show whole: cut by their box without a title, or by a chart's edge."""
    drawn(page)
    return page.evaluate(CLIPPED)


def serious_violations(page):
    """What axe-core finds serious or critical: the rule and the elements it is about."""
    context = {"exclude": [[selector] for selector in NOT_OURS]} if NOT_OURS else None
    found = Axe().run(page, context).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['html'][:100]}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
    ]
