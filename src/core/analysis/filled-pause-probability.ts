import {
  askable,
  probabilityOf,
  readNetwork,
  standardise,
  type TrainedNetworks,
} from './filled-pause-network.ts';

/** Log-odds that no other network could still raise to something possible. */
const hopeless = -6;

/**
 * Makes a judge of sounds among words, described by their features: how likely is it a filled pause, 0..1. The mean answer of its networks counts; what one of
 * them finds hopeless, as most of ordinary speech, is not shown to the next.
 */
export const probabilityJudge = (trained: TrainedNetworks): ((features: ArrayLike<number>) => number) => {
  const networks = trained.networks.map((one) => askable(readNetwork(one)));
  const inputs = new Float64Array(trained.means.length);
  return (features) => {
    standardise(features, trained, inputs);
    let sum = 0;
    for (const ask of networks) {
      const answer = ask(inputs);
      if (answer < hopeless) return 0;
      sum += answer;
    }
    return probabilityOf(sum / networks.length, trained);
  };
};
