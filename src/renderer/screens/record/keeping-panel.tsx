import { FileText } from 'lucide-react';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { SourcePanel } from './source-panel.tsx';

const text = strings.justPractise;

/** Whether practice leaves a recording behind, or only its report. Remembered for next time. */
export function KeepingPanel() {
  const keeps = useSettings().data?.practiceKeeps;
  const change = useChangeSettings();
  return (
    <SourcePanel title={text.title} icon={<FileText aria-hidden="true" />}>
      <RadioCards
        label={text.title}
        value={keeps ?? null}
        columns
        onChange={(practiceKeeps) => change.mutate({ practiceKeeps })}
        options={[
          { value: 'all', title: text.all, content: text.allText },
          { value: 'report', title: text.report, content: text.reportText },
        ]}
      />
    </SourcePanel>
  );
}
