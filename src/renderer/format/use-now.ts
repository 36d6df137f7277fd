import { useEffect, useState } from 'react';

/** The present, new every minute: "Today" becomes "Yesterday" in a window that stays open overnight. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
