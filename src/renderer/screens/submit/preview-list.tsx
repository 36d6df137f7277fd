import { useEffect, useRef } from 'react';
import type { SubmissionPreview } from '../../../contract/submission.ts';
import { formatBytes, formatCount } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import styles from './submit.module.css';

const text = strings.submit;

/** Every file and every field that would leave. Takes the focus, because it is what the person asked to see. */
export function PreviewList({ preview }: { preview: SubmissionPreview }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { files, fields, totalBytes, vendorName, backendUrl } = preview;
  return (
    <section className={styles.card} aria-labelledby="leaves">
      <div>
        <h2 id="leaves" ref={heading} tabIndex={-1} className={styles.focusable}>
          {text.whatLeaves}
        </h2>
        <p className={styles.soft}>{text.whatLeavesText(vendorName, new URL(backendUrl).host)}</p>
      </div>
      <table className={styles.table}>
        <caption>{text.files(formatCount(files.length, 'file', 'files'), formatBytes(totalBytes))}</caption>
        <thead>
          <tr>
            <th scope="col">{text.file}</th>
            <th scope="col">{text.fingerprint}</th>
            <th scope="col" className={styles.number}>
              {text.size}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <th scope="row">{file.name}</th>
              <td className={styles.hash} title={file.sha256}>
                {file.sha256.slice(0, 12)}…
              </td>
              <td className={styles.number}>{formatBytes(file.byteLength)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <h3>{text.fields}</h3>
        <dl className={styles.fields}>
          {fields.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
