import type { LoadedKit } from '../../../contract/kit.ts';
import type { StudioInfo } from '../../../contract/settings.ts';
import { formatBytes } from '../../format/quantity.ts';
import { useKit, useStudioInfo } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import styles from './settings.module.css';

const text = strings.settings;

const engineText = (engine: StudioInfo['engine']): string => {
  if (!engine) return text.engineMissing;
  const name = `${engine.name} ${engine.version}`.trim();
  return [name, engine.slow ? text.engineSlow : '', engine.message ?? ''].filter(Boolean).join('. ');
};

const kitText = ({ kit, signature, signedBy }: LoadedKit): string => {
  const name = `${kit.brand.programmeName}, ${kit.version}`;
  if (signature === 'unsigned') return `${name}. ${strings.common.unsignedKit}`;
  return `${name}. ${signedBy === undefined ? text.kitVerified : text.kitSigned(signedBy)}`;
};

/** What runs here, and where everything is kept. */
export function AboutSection() {
  const info = useStudioInfo();
  const kit = useKit().data;
  const rows: readonly [string, string][] = info.data
    ? [
        [text.version, info.data.version],
        [text.shell, text.shells[info.data.shell]],
        [text.platform, info.data.platform],
        [text.engine, engineText(info.data.engine)],
        [text.freeDisk, formatBytes(info.data.freeDiskBytes)],
        [text.dataFolder, info.data.dataFolderLabel],
        [text.kit, kit ? kitText(kit) : ''],
      ]
    : [];
  return (
    <section className={styles.section} aria-labelledby="about">
      <h2 id="about">{text.about}</h2>
      {info.isPending ? <Loading /> : null}
      {info.isError ? <ErrorNote error={info.error} onRetry={() => void info.refetch()} /> : null}
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
