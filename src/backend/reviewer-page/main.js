import { getSubmission, listSubmissions } from './api.js';
import { detailView } from './detail.js';
import { announce, element } from './elements.js';
import { listView } from './list.js';

const content = /** @type {HTMLElement} */ (document.getElementById('content'));

/** Stops what the view on screen is doing (its player), before another takes its place. */
let leaveView = () => {};
let visit = 0;

const show = async () => {
  const thisVisit = ++visit;
  const [, submissionId] = /^#\/submissions\/([0-9a-f-]{36})$/.exec(location.hash) ?? [];
  try {
    const view = submissionId
      ? detailView(await getSubmission(submissionId))
      : listView(await listSubmissions());
    if (thisVisit !== visit) return;
    leaveView();
    leaveView = view.leave;
    document.title = view.title;
    const vendor = document.getElementById('vendor');
    if (vendor && view.vendorName) vendor.textContent = `${view.vendorName} review`;
    content.replaceChildren(view.node);
    scrollTo(0, 0);
    announce(view.title);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    content.replaceChildren(
      element(
        'section',
        { className: 'empty', role: 'alert' },
        element('h1', {}, 'This did not work'),
        element('p', { className: 'muted' }, message),
        element('button', { type: 'button', onclick: () => void show() }, 'Try again'),
      ),
    );
  }
};

addEventListener('hashchange', () => void show());
void show();
