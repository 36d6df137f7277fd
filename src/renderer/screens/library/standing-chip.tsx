import { CircleCheck, CircleDashed, Clock, FileText, LoaderCircle, Mic, Send, UserRound } from 'lucide-react';
import type { ComponentType } from 'react';
import type { AttemptSummary } from '../../../contract/attempt.ts';
import { Chip } from '../../ui/chip.tsx';
import { type StandingIcon, standingOf } from './standing.ts';

const icons: Record<StandingIcon, ComponentType<{ 'aria-hidden': 'true' }>> = {
  passed: CircleCheck,
  'not-yet': CircleDashed,
  person: UserRound,
  working: LoaderCircle,
  waiting: Clock,
  note: FileText,
  sent: Send,
  recording: Mic,
};

export function StandingChip({ attempt }: { attempt: AttemptSummary }) {
  const { text, tone, icon } = standingOf(attempt);
  const Icon = icons[icon];
  return (
    <Chip tone={tone} icon={<Icon aria-hidden="true" />}>
      {text}
    </Chip>
  );
}
