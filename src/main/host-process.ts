import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { createEngineStarter } from './engine-starter.ts';
import { nextRestart, type RestartHistory } from './restart-rule.ts';

/** The host in its own process. A crash of it never takes the windows along. */
export interface HostProcess {
  /** Hands one end of a channel to the host; held back until the host is ready. */
  readonly connect: (port: MessagePortMain) => void;
  readonly close: () => Promise<void>;
}

/** The child of the slow engine: nothing of the studio's environment but what a program needs to start. */
const forkEngine = (engineFile: string): UtilityProcess =>
  utilityProcess.fork(engineFile, [], {
    serviceName: 'Runthrough speech engine',
    stdio: 'ignore',
    env: {
      ...Object.fromEntries(
        ['PATH', 'SystemRoot'].flatMap((name) => {
          const value = process.env[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      GOMP_SPINCOUNT: '1000',
      GGML_NO_BACKTRACE: '1',
    },
  });

/** Starts the host and starts it again when it ends by itself; the windows' ports close then, and they ask anew. */
export const startHostProcess = (
  hostFile: string,
  engineFile: string,
  args: readonly string[],
  onGivenUp: () => void,
): HostProcess => {
  let child: UtilityProcess | null = null;
  let isReady = false;
  let isClosing = false;
  let history: RestartHistory = [];
  let waiting: MessagePortMain[] = [];

  const engines = createEngineStarter<MessagePortMain>({
    fork: () => forkEngine(engineFile),
    newChannel: () => new MessageChannelMain(),
    tellHost: (news, ports) => child?.postMessage(news, ports),
  });

  const start = (): void => {
    isReady = false;
    child = utilityProcess.fork(hostFile, [...args], { serviceName: 'Runthrough host', stdio: 'ignore' });
    child.on('message', (message: unknown) => {
      if (engines.receive(message) || message !== 'ready') return;
      isReady = true;
      for (const port of waiting.splice(0)) child?.postMessage(null, [port]);
    });
    child.once('exit', () => {
      child = null;
      engines.endAll();
      if (isClosing) return;
      const next = nextRestart(history, Date.now());
      history = next.history;
      if (next.afterMs === null) onGivenUp();
      else setTimeout(start, next.afterMs);
    });
  };
  start();

  return {
    connect: (port) => {
      if (child && isReady) child.postMessage(null, [port]);
      else waiting = [...waiting, port];
    },
    close: () =>
      new Promise((resolve) => {
        isClosing = true;
        if (!child) return resolve();
        child.once('exit', () => resolve());
        child.postMessage('close');
      }),
  };
};
