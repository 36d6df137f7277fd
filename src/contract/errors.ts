import { z } from 'zod';

interface ErrorEntry {
  /** What happened, one plain sentence. */
  readonly happened: string;
  /** What the person can do next. */
  readonly remedy: string;
  /** Whether the same call may succeed later without a change. */
  readonly retry: boolean;
}

const entry = (happened: string, remedy: string, retry = false): ErrorEntry => ({ happened, remedy, retry });

/** Every error that the studio can show. A code is never reused for another meaning. */
export const errorCatalogue = {
  internal: entry(
    'Something unexpected went wrong.',
    'Try again. If it happens again, send the log with this id to your vendor.',
    true,
  ),
  'bad-request': entry(
    'The studio sent itself something it does not understand.',
    'Restart the studio; update it if this happens again.',
  ),
  'unknown-method': entry('The page and the studio do not fit together.', 'Reload the window.'),
  'connection-lost': entry(
    'The studio behind this window stopped answering.',
    'Wait a moment; it starts again by itself. Nothing recorded is lost.',
    true,
  ),
  cancelled: entry('Stopped as you asked.', 'Start it again whenever you like.', true),
  'attempt-not-found': entry('This attempt is not on this machine.', 'Go back to the library.'),
  'take-not-recording': entry('This take is already closed.', 'Start a new attempt.'),
  'take-out-of-order': entry(
    'A piece of the recording came out of order.',
    'The take was kept up to this piece.',
  ),
  'take-empty': entry('Nothing was recorded.', 'Check the microphone on the set-up screen and record again.'),
  'disk-full': entry('The disk is full.', 'Free some space. Everything recorded until now is kept.', true),
  'disk-reserve': entry(
    'The disk is nearly full, so the recording was closed.',
    'Everything recorded until now is kept. Free some space before you record again.',
  ),
  'disk-error': entry(
    'The disk refused to write.',
    'Check the disk. Everything recorded until now is kept.',
    true,
  ),
  'file-not-found': entry('The file is not there.', 'Check the name and try again.'),
  'file-empty': entry('The file is empty.', 'Choose a recording that has sound.'),
  'file-not-wav': entry('This is not a WAV file.', 'Export the recording as WAV (PCM) and try again.'),
  'file-unsupported-wav': entry(
    'This kind of WAV is not supported.',
    'Export it as PCM 16, 24 or 32 bit, or 32-bit float, and try again.',
  ),
  'file-unreadable': entry(
    'This recording cannot be read.',
    'Choose an MP4, WebM, MOV, MP3, M4A or WAV file.',
  ),
  'recording-too-short': entry('The recording is too short to judge.', 'Record at least one second.'),
  'export-not-open': entry('This file is no longer being saved.', 'Save it again.', true),
  'export-failed': entry(
    'The video could not be made.',
    'Choose another layout and try again. The recording itself is not touched.',
    true,
  ),
  'kit-not-found': entry('There is no such kit.', 'Check the folder: it must hold a kit.json.'),
  'kit-invalid': entry('This kit has mistakes.', 'Mend the fields named in the details and sign it again.'),
  'kit-signature-invalid': entry(
    'This kit was changed after it was signed.',
    'Ask your vendor for a fresh installer.',
  ),
  'cue-not-found': entry('This take had no such cue.', 'Open the report again.'),
  'scenario-not-found': entry('The kit has no such scenario.', 'Choose a scenario of the installed kit.'),
  'model-absent': entry(
    'No speech model is on this machine yet.',
    'Download one in Settings, or choose a file you have. The take is kept.',
  ),
  'model-unknown': entry('The catalogue has no such model.', 'Choose a model from the list.'),
  'model-corrupt': entry('The model file is damaged or incomplete.', 'Download it again.'),
  'model-refused': entry(
    'The speech engine cannot use this model file.',
    'Choose a whisper.cpp model (ggml, .bin).',
  ),
  'model-language': entry(
    'This speech model does not know the language of your kit.',
    'Get a model for many languages in Settings. The take is kept.',
  ),
  'download-failed': entry('The download stopped.', 'Try again; it goes on where it stopped.', true),
  'downloads-not-allowed': entry(
    'Downloads are switched off.',
    'Allow downloads in Settings, or choose a file you have.',
  ),
  'engine-missing': entry('The speech engine is not installed.', 'Run the set-up again. The take is kept.'),
  'engine-crashed': entry(
    'The speech engine stopped three times in a row.',
    'Choose a smaller model in Settings. The take is kept.',
    true,
  ),
  'engine-timeout': entry(
    'The speech engine took too long.',
    'Choose a smaller model in Settings. The take is kept.',
    true,
  ),
  'trial-while-recording': entry(
    'A take is being recorded, and a trial would take the processor from it.',
    'Try it after you have stopped recording.',
    true,
  ),
  'graphics-not-there': entry(
    'The speech engine does not see this graphics device any more.',
    'Open Settings again. The processor does the work meanwhile.',
  ),
  'graphics-not-tried': entry(
    'This graphics device has not passed a trial yet.',
    'Try it in Settings first. The processor does the work meanwhile.',
  ),
  'report-not-ready': entry('The report is not finished.', 'Wait until it is done.', true),
  'correction-not-possible': entry(
    'This correction does not fit the transcript.',
    'Open the report again and choose the words anew.',
  ),
  'practice-stays-here': entry(
    'Practice never leaves this machine.',
    'Record a certification attempt to submit one.',
  ),
  'trim-not-allowed': entry(
    'Only practice can be trimmed.',
    'A certification attempt is judged as it was recorded. Practise again to try another start.',
  ),
  'trim-out-of-range': entry('This part cannot be kept.', 'Keep at least one second of the recording.'),
  'trimmed-stays-practice': entry(
    'A trimmed attempt cannot become a certification attempt.',
    'Undo the trim first; it is then judged as it was recorded.',
  ),
  'recording-deleted': entry(
    'Only the report of this attempt is kept; its recording was deleted.',
    'Practise again. Choose on the set-up screen whether the recording is kept.',
  ),
  'certification-stays-whole': entry(
    'The recording of a certification attempt stays with its report.',
    'Delete the whole attempt if you do not want to submit it.',
  ),
  'submission-exists': entry(
    'This attempt was already sealed.',
    'Open it in the library to see where it stands.',
  ),
  'submission-changed': entry('A file changed after you looked at it.', 'Look through the submission again.'),
  'device-key-unreadable': entry(
    'The key of this device cannot be read.',
    'Move the file named in the details away; the studio makes a new key.',
  ),
  'backend-unreachable': entry(
    'The vendor cannot be reached now.',
    'Nothing to do: it is sent as soon as there is a network.',
    true,
  ),
  'backend-refused': entry(
    'The vendor did not accept the submission.',
    'Read the reason, and ask your vendor.',
  ),
  'receipt-invalid': entry(
    'The receipt does not come from your vendor.',
    'Ask your vendor before you trust this submission.',
  ),
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;

/** The codes, for schemas. */
export const ErrorCode = z.enum(Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]);

/** An error as plain data, the form in which it crosses a process or the network. `logId` finds it in the local log. */
export const WireError = z.object({
  code: ErrorCode,
  details: z.string().max(2000).optional(),
  logId: z.string().max(40).optional(),
});
export type WireError = z.infer<typeof WireError>;

/** An expected failure. `details` adds what is particular to this case; the catalogue says the rest. */
export class StudioError extends Error {
  override readonly name = 'StudioError';
  readonly code: ErrorCode;
  readonly details: string | undefined;
  readonly logId: string | undefined;

  constructor(code: ErrorCode, details?: string, options: { cause?: unknown; logId?: string } = {}) {
    const { happened, remedy } = errorCatalogue[code];
    super([happened, details, remedy].filter(Boolean).join(' '), { cause: options.cause });
    this.code = code;
    this.details = details;
    this.logId = options.logId;
  }

  /** The plain-data form. */
  toWire(): WireError {
    return {
      code: this.code,
      ...(this.details === undefined ? {} : { details: this.details.slice(0, 2000) }),
      ...(this.logId === undefined ? {} : { logId: this.logId }),
    };
  }

  /** The error that a wire form stands for. */
  static fromWire(wire: WireError): StudioError {
    return new StudioError(wire.code, wire.details, wire.logId === undefined ? {} : { logId: wire.logId });
  }
}
