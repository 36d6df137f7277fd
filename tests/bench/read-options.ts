import { log, messageOf } from '../../scripts/setup/paths.mjs';

/** What the command line asks for. Prints `usage` and answers undefined where that is asked for; ends the program where it is wrong. */
export const optionsOrUsage = <Options>(
  read: (args: readonly string[]) => Options | undefined,
  usage: string,
): Options | undefined => {
  try {
    const options = read(process.argv.slice(2));
    if (!options) console.log(usage);
    return options;
  } catch (error) {
    log(`${messageOf(error)}\n\n${usage}`);
    process.exit(2);
  }
};
