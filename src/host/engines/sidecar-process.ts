import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseSidecarLine, type SidecarMessage } from './sidecar-messages.ts';

/** How a sidecar ended. `saidStarted` is false when the program itself could not run. */
export interface ProcessEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly saidStarted: boolean;
  readonly fatal: { readonly code: string; readonly message: string } | null;
  /** Last lines of standard error, for the log. */
  readonly lastWords: string;
}

export interface ProcessSettings {
  readonly program: string;
  readonly maximumMemoryMb: number;
  /**
   * How idle threads wait for work. `live`: asleep, because spinning threads are 6-17 times slower while the studio encodes video.
   * `batch`: spin for a moment. What recognises `live` gives way to everything else on the machine.
   */
  readonly waiting: 'live' | 'batch';
  /** Which of the engine's graphics devices computes; left out: the processor. */
  readonly graphicsDevice?: number;
}

const longestLine = 8 * 1024 * 1024;
const keptLastWords = 4000;

// Nothing of the studio's environment but what a program needs to start.
const environment = (waiting: 'live' | 'batch'): Record<string, string> => {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH'];
  const kept = passed.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const policy = waiting === 'live' ? { OMP_WAIT_POLICY: 'passive' } : { GOMP_SPINCOUNT: '1000' };
  // Else a failed assertion would start a debugger, if there is one, to print where it happened.
  return { ...Object.fromEntries(kept), ...policy, GGML_NO_BACKTRACE: '1' };
};

// Drivers of graphics devices reserve far more memory than they use, so the limit is for the processor alone.
const programArguments = ({ maximumMemoryMb, graphicsDevice }: ProcessSettings): string[] =>
  graphicsDevice === undefined
    ? ['--max-memory-mb', String(maximumMemoryMb)]
    : ['--graphics-device', String(graphicsDevice)];

const isLinux = process.platform === 'linux';
const lowered = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * A recording comes first: what recognises beside it gets the time that is left. Linux shares time out between sessions before it looks at
 * priorities, so there the program has a session of its own, which is lowered too. Where the system does not allow it, it competes.
 */
const giveWay = (processId: number): void => {
  try {
    setPriority(processId, lowered);
    if (isLinux) writeFileSync(`/proc/${processId}/autogroup`, String(lowered));
  } catch {}
};

/** One run of the whisper-sidecar program: bytes in, messages out, and exactly one end. */
export class SidecarProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #onMessage: (message: SidecarMessage) => void;
  readonly #onEnd: (end: ProcessEnd) => void;
  #unfinishedLine = '';
  #lastWords = '';
  #saidStarted = false;
  #fatal: ProcessEnd['fatal'] = null;
  #hasEnded = false;

  constructor(
    settings: ProcessSettings,
    onMessage: (message: SidecarMessage) => void,
    onEnd: (end: ProcessEnd) => void,
  ) {
    this.#onMessage = onMessage;
    this.#onEnd = onEnd;
    this.#child = spawn(settings.program, programArguments(settings), {
      cwd: dirname(settings.program),
      env: environment(settings.waiting),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: isLinux && settings.waiting === 'live',
    });
    if (settings.waiting === 'live' && this.#child.pid !== undefined) giveWay(this.#child.pid);
    this.#child.stdin.on('error', () => {}); // the end of the process is reported once, below
    this.#child.stdout.setEncoding('latin1').on('data', (chunk: string) => this.#read(chunk));
    this.#child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      this.#lastWords = (this.#lastWords + chunk).slice(-keptLastWords);
    });
    this.#child.on('error', (error) => {
      this.#lastWords += String(error);
      if (this.#child.pid === undefined) this.#end(null, null);
    });
    this.#child.on('close', (status, signal) => this.#end(status, signal));
  }

  /** For diagnostics. */
  get processId(): number | undefined {
    return this.#child.pid;
  }

  send(frame: Uint8Array): void {
    if (!this.#hasEnded) this.#child.stdin.write(frame);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #read(chunk: string): void {
    const lines = (this.#unfinishedLine + chunk).split('\n');
    this.#unfinishedLine = lines.pop() ?? '';
    if (this.#unfinishedLine.length > longestLine) this.kill();
    for (const line of lines) {
      const message = parseSidecarLine(line);
      if (message === null) continue;
      if (message.type === 'started') this.#saidStarted = true;
      if (message.type === 'fatal') this.#fatal = message;
      this.#onMessage(message);
    }
  }

  #end(status: number | null, signal: NodeJS.Signals | null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd({
      status,
      signal,
      saidStarted: this.#saidStarted,
      fatal: this.#fatal,
      lastWords: this.#lastWords,
    });
  }
}
