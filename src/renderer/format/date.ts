const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayThisYear = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long' });
const dayOtherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const startOfDay = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** The day as a person says it: Today, Yesterday, "Mon 2 March", "2 March 2025". In the local time zone. */
export const formatDay = (timestamp: string, now: Date): string => {
  const date = new Date(timestamp);
  const days = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return (date.getFullYear() === now.getFullYear() ? dayThisYear : dayOtherYear)
    .format(date)
    .replace(',', '');
};

/** "09:30" in the local time zone. */
export const formatTime = (timestamp: string): string => time.format(new Date(timestamp));

/** "Today, 09:30". */
export const formatDayAndTime = (timestamp: string, now: Date): string =>
  `${formatDay(timestamp, now)}, ${formatTime(timestamp)}`;
