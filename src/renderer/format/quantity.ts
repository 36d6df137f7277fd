const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

const byteUnits = ['byte', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them, decimal units: "1 byte", "820 bytes", "1.4 MB", "59 MB". */
export const formatBytes = (byteLength: number): string => {
  let value = byteLength;
  let unit = 0;
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  if (unit === 0) return `${whole.format(value)} ${value === 1 ? 'byte' : 'bytes'}`;
  return `${(value < 10 ? oneDecimal : whole).format(value)} ${byteUnits[unit]}`;
};

/** A share as whole per cent. Rounded down, so that 69.6 % never reads as a mark of 70 %. */
export const formatShare = (share: number): string => percent.format(Math.floor(share * 100 + 1e-9) / 100);

/** A small share with one decimal: "3.4%". */
export const formatFineShare = (share: number): string => finePercent.format(share);

export const formatWhole = (value: number): string => whole.format(value);
export const formatDecimal = (value: number): string => oneDecimal.format(value);

/** "1 check", "3 checks". */
export const formatCount = (count: number, one: string, many: string): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;
