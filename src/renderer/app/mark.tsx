/** The studio's mark: a start line and a play triangle. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M9 10.2v11.6M14 8.6v14.8l10-7.4z"
        fill="none"
        stroke="var(--on-accent, #fff)"
        strokeWidth="2.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
