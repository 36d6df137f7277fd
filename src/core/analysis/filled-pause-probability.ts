import { askable, readNetwork, type TrainedNetworks } from './filled-pause-network.ts';

/** Log-odds that no other network could still raise to something possible. */
const hopeless = -6;

/**
 * Makes a judge of candidates, described by their features: how likely is it a filled pause, 0..1. The mean answer of its networks counts; what one of
 * them finds hopeless, as most of ordinary speech, is not shown to the next.
 */
export const probabilityJudge = (trained: TrainedNetworks): ((features: ArrayLike<number>) => number) => {
  const { means, deviations, slope, constant } = trained;
  const networks = trained.networks.map((one) => askable(readNetwork(one)));
  const inputs = new Float64Array(means.length);
  return (features) => {
    for (let i = 0; i < inputs.length; i++)
      inputs[i] = ((features[i] as number) - (means[i] as number)) / (deviations[i] as number);
    let sum = 0;
    for (const ask of networks) {
      const answer = ask(inputs);
      if (answer < hopeless) return 0;
      sum += answer;
    }
    const logOdds = constant + (slope * sum) / networks.length;
    return Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000;
  };
};
