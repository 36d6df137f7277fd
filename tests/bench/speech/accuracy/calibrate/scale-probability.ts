/** What a detector said (log-odds) and whether it was so. */
export interface Answer {
  readonly logOdds: number;
  readonly isRight: boolean;
}

/** Turns log-odds into those that were right so often: slope and constant of a logistic function, fitted by Newton's method (Platt 1999). */
export const scaledToTruth = (
  answers: readonly Answer[],
): { readonly slope: number; readonly constant: number } => {
  let slope = 0;
  let constant = 0;
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 1e-3 * slope, 1e-6, 0, 1e-3];
    for (const { logOdds, isRight } of answers) {
      const probability = 1 / (1 + Math.exp(-(constant + slope * logOdds)));
      const error = probability - (isRight ? 1 : 0);
      const curve = probability * (1 - probability);
      g0 += error;
      g1 += error * logOdds;
      h00 += curve;
      h01 += curve * logOdds;
      h11 += curve * logOdds * logOdds;
    }
    const determinant = h00 * h11 - h01 * h01;
    constant -= (h11 * g0 - h01 * g1) / determinant;
    slope -= (h00 * g1 - h01 * g0) / determinant;
  }
  return { slope, constant };
};
