export const notes = {
  title: 'Notes',
  lead: 'What you want to have in view. Only you see it; it stays on this device.',
  own: (section: string) => `Your notes for ${section}`,
  placeholder: 'Your own words',
  show: 'Show in a small window',
  hide: 'Close the small window',
  shown: 'Notes are shown',
  unsupported: 'This browser has no small window for notes. Chrome and Edge have one.',
  failed: 'The small window did not open. Try again.',
  wholeScreen:
    'A recording of the whole screen would show this window. Share the window or tab with your demo, or put the notes on another display.',
  unknown:
    'The system is asked to keep this window out of recordings. "Check everything" shows whether it does.',
  windowTitle: 'Notes',
  empty: 'No notes for this part.',
  larger: 'Larger text',
  smaller: 'Smaller text',
  marker: 'Checking whether this window is recorded',
} as const;
