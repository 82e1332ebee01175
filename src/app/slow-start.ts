/** What a start is doing when it takes long, for whoever waits in front of it: a line for each step, and none when it is quick. */
export interface SlowStart {
  step(what: string): void;
  done(): void;
}

const SLOW_AFTER_MS = 2_000;

/** `elapsed` is since the process began: what is read before the first step takes its time too. */
export function createSlowStart(say: (line: string) => void, elapsed: () => number): SlowStart {
  let timer: NodeJS.Timeout | undefined;
  const done = () => clearTimeout(timer);
  return {
    done,
    step(what) {
      done();
      const tell = () => say(`flarepath: starting, ${what} ...`);
      const left = SLOW_AFTER_MS - elapsed();
      // Some steps let no timer run before they are over.
      if (left <= 0) tell();
      else timer = setTimeout(tell, left);
    },
  };
}
