/** What the synthetic speakers say, again and again. All are of the split that detectors are tuned on; the held-out one is left alone. */
export const phrases: readonly string[] = [
  'welcome to the product tour',
  'today we look at the billing module',
  'this page lists every invoice from last month',
  'you can sort the table by amount',
  'a red label means that the bill is late',
  'the reminder goes out on its own',
  'most of our clients save two days a week',
  'the numbers come from your own ledger',
  'here I choose a single customer',
  'every call and every letter is there',
  'the system checks the tax number at once',
  'and a clear trail for the auditor',
  'the same data fits on a small screen',
  'the approval needs a second factor',
  'it looks at the last three years',
  'your engineers will find the guide online',
];
