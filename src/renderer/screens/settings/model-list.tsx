import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronDown } from 'lucide-react';
import type { ModelStatus } from '../../../contract/model.ts';
import { strings } from '../../strings/en.ts';
import { ModelRow } from './model-row.tsx';
import styles from './settings.module.css';
import { splitModels } from './split-models.ts';

const text = strings.settings;

interface ModelListProps {
  models: readonly ModelStatus[];
  kitLanguage: string;
  mayDownload: boolean;
}

/** The models that matter now; the long rest of the catalogue is folded away. */
export function ModelList({ models, kitLanguage, mayDownload }: ModelListProps) {
  const { shown, folded, recommendedId } = splitModels(models, kitLanguage);
  const rows = (list: readonly ModelStatus[]) => (
    <ul className={styles.list}>
      {list.map((model) => (
        <ModelRow
          key={model.id}
          model={model}
          kitLanguage={kitLanguage}
          mayDownload={mayDownload}
          isRecommended={model.id === recommendedId}
        />
      ))}
    </ul>
  );
  return (
    <>
      {rows(shown)}
      {folded.length > 0 ? (
        <Collapsible.Root>
          <Collapsible.Trigger className={styles.more}>
            <ChevronDown aria-hidden="true" />
            {text.moreModels(folded.length)}
          </Collapsible.Trigger>
          <Collapsible.Panel className={styles.folded}>{rows(folded)}</Collapsible.Panel>
        </Collapsible.Root>
      ) : null}
    </>
  );
}
