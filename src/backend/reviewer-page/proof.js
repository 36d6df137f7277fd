import { rescore } from './api.js';
import { element } from './elements.js';
import { dateTime, rerunWords, size } from './format.js';

/** @import { ReviewDetail, ScoreRerun } from '../../contract/review.ts' */

/**
 * @param {string} name
 * @param {string} value
 * @param {boolean} [isCode]
 */
const fact = (name, value, isCode = false) => [
  element('dt', {}, name),
  element('dd', {}, isCode ? element('code', {}, value) : value),
];

/** @param {ScoreRerun} rerun */
const rerunView = ({ result, reason, receivedSha256, rerunSha256, differences }) =>
  element(
    'div',
    {},
    element(
      'p',
      { className: `result ${result}` },
      result === 'equal' ? 'Equal, byte for byte.' : `${rerunWords(result)}. ${reason}`,
    ),
    receivedSha256 &&
      rerunSha256 &&
      element(
        'dl',
        { className: 'facts' },
        ...fact('Received', receivedSha256, true),
        ...fact('Made again', rerunSha256, true),
      ),
    differences.length > 0 &&
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...['Where', 'Received', 'Made again'].map((head) => element('th', { scope: 'col' }, head)),
          ),
        ),
        element(
          'tbody',
          {},
          ...differences.map(({ path, received, rerun }) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, element('code', {}, path)),
              element('td', {}, element('code', {}, received ?? '–')),
              element('td', {}, element('code', {}, rerun ?? '–')),
            ),
          ),
        ),
      ),
  );

/** @param {string} submissionId */
const rerunPart = (submissionId) => {
  const answer = element('div', { role: 'status' });
  const button = element('button', { type: 'button' }, 'Run the score again');
  const run = async () => {
    button.disabled = true;
    try {
      answer.replaceChildren(rerunView(await rescore(submissionId)));
    } catch (error) {
      answer.replaceChildren(
        element(
          'p',
          { className: 'result different' },
          error instanceof Error ? error.message : String(error),
        ),
      );
    } finally {
      button.disabled = false;
    }
  };
  button.addEventListener('click', () => void run());
  return element(
    'div',
    { className: 'rerun' },
    element(
      'p',
      { className: 'muted' },
      'The score is a pure function of the kit, the transcript and the analysis. Made again here, it must be the same.',
    ),
    button,
    answer,
  );
};

/**
 * Why what is shown can be believed: the score made again, the receipt, every hash.
 * @param {ReviewDetail} detail
 */
export const proofView = ({ item, manifest, manifestSha256, devicePublicKey, signature, receipt, files }) =>
  element(
    'section',
    { className: 'card proof' },
    element('h2', {}, 'Proof'),
    item.state === 'received' && rerunPart(item.submissionId),
    element(
      'details',
      {},
      element('summary', {}, 'Receipt and seal'),
      element(
        'dl',
        { className: 'facts' },
        ...(receipt
          ? [
              ...fact('Reference', receipt.body.reviewReference),
              ...fact('Received', dateTime(receipt.body.receivedAt)),
              ...fact('Score on arrival', rerunWords(receipt.body.scoreRerun)),
              ...fact('Receipt signed by', receipt.backendPublicKey, true),
              ...fact('Receipt signature', receipt.signature, true),
            ]
          : []),
        ...fact('Sealed', dateTime(manifest.sealedAt)),
        ...fact('Consent', `${dateTime(manifest.consent.givenAt)}: ${manifest.consent.text}`),
        ...fact('Kit', `${manifest.kitId} ${manifest.kitVersion}`),
        ...fact('Kit hash', manifest.kitSha256, true),
        ...fact('Studio', manifest.studioVersion),
        ...fact('Manifest hash', manifestSha256, true),
        ...fact('Device key', devicePublicKey, true),
        ...fact('Device signature', signature, true),
      ),
    ),
    element(
      'details',
      {},
      element('summary', {}, `Files (${files.length})`),
      element(
        'dl',
        { className: 'facts' },
        ...files.flatMap((file) => fact(`${file.name}, ${size(file.byteLength)}`, file.sha256, true)),
      ),
    ),
  );
