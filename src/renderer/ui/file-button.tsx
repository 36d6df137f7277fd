import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

interface FileButtonProps {
  /** As for `accept` of a file input. */
  accept: string;
  children: ReactNode;
  disabled?: boolean;
  onPick: (file: File) => void;
}

/** A button that opens the system's file picker. */
export function FileButton({ accept, children, disabled = false, onPick }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be chosen again after a failure.
          event.target.value = '';
          if (file) onPick(file);
        }}
      />
      <Button disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
