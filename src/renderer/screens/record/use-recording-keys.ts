import { useEffect } from 'react';

interface RecordingKeys {
  onNext: () => void;
  onPause: () => void;
  onStop: () => void;
  onDevices: () => void;
  enabled: boolean;
}

/** N or the right arrow: next part; P: pause and go on; D: devices; Escape: stop, after a question. Keys of a focused field stay with it. */
export const useRecordingKeys = ({ onNext, onPause, onStop, onDevices, enabled }: RecordingKeys): void => {
  useEffect(() => {
    if (!enabled) return;
    const take = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'n' || key === 'arrowright') onNext();
      else if (key === 'p') onPause();
      else if (key === 'd') onDevices();
      else if (key === 'escape') onStop();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, [onNext, onPause, onStop, onDevices, enabled]);
};
