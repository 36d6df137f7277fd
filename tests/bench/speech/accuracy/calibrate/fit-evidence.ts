import { evidenceSize } from '../../../../../src/core/analysis/filled-pause-evidence.ts';
import { type TrainedNetworks, writeNetwork } from '../../../../../src/core/analysis/filled-pause-network.ts';
import { probabilityJudge } from '../../../../../src/core/analysis/filled-pause-probability.ts';
import { randomOf } from '../random.ts';
import { ratesOf } from '../score/numbers.ts';
import type { EvidenceExample } from './evidence-examples.ts';
import { scaleOf, type TrainingPlan, trainNetwork } from './train.ts';
import { parts } from './voices.ts';

/** So many answer together: which talks one of them counts exactly is partly luck of its first random numbers. */
const networkCount = 3;
const plan: TrainingPlan = { hiddenUnits: 16, epochs: 40, batch: 64, rate: 0.003, decay: 0.05, noise: 0.25 };

/** Trains networks on sounds with the words around them. */
export const fitEvidence = (examples: readonly EvidenceExample[], seed: string): TrainedNetworks => {
  const rows = new Float32Array(examples.length * evidenceSize);
  for (const [index, { evidence }] of examples.entries()) rows.set(evidence, index * evidenceSize);
  const set = {
    width: evidenceSize,
    rows,
    targets: Float32Array.from(examples, ({ isOne }) => (isOne ? 1 : 0)),
    weights: new Float32Array(examples.length).fill(1),
  };
  const { mean, deviation } = scaleOf(set);
  const networks = Array.from({ length: networkCount }, (_, index) =>
    writeNetwork(trainNetwork(set, plan, randomOf(`evidence ${seed} ${index}`))),
  );
  return { means: mean, deviations: deviation, networks, slope: 1, constant: 0 };
};

/** Prints how well sounds of speakers who were left out are judged, beside the ear alone. */
export const checkEvidence = (examples: readonly EvidenceExample[], log: (line: string) => void): void => {
  const answers = Array.from({ length: parts }, (_, part) => {
    const judge = probabilityJudge(
      fitEvidence(
        examples.filter((one) => one.part !== part),
        `without part ${part}`,
      ),
    );
    return examples
      .filter((one) => one.part === part)
      .map(({ evidence, isOne }) => ({ byEar: (evidence[0] ?? 0) > 0, both: judge(evidence) >= 0.5, isOne }));
  }).flat();
  for (const key of ['byEar', 'both'] as const) {
    const { f1, precision, recall } = ratesOf({
      found: answers.filter((one) => one[key] && one.isOne).length,
      missed: answers.filter((one) => !one[key] && one.isOne).length,
      madeUp: answers.filter((one) => one[key] && !one.isOne).length,
    });
    log(
      `sounds with words around them, judged ${key === 'both' ? 'with them' : 'by ear'}: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${answers.length} sounds)`,
    );
  }
};
