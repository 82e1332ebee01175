/** What can be seen on every phone and in every chat, and what the carrier and Teams know of each person. */
import type { TimeShift } from '../ports/clock.ts';
import type { Bubble } from './bubble.ts';
import type { Feed } from './feed.ts';
import type { Entry, Memory } from './memory.ts';
import type { PatientEntry } from './people.ts';

export interface Stage {
  /** The newest on each screen: after weeks of use there are more than a page can show. */
  bubbles(): Bubble[];
  bubble(id: string): Bubble | undefined;
  /** Shows a new bubble, or a known one as it is now. */
  show(bubble: Bubble): void;
  change(id: string, change: Partial<Bubble>): void;
  remove(id: string): void;
  /** Whoever has got a phone since the start page was first opened. */
  met(): PatientEntry[];
  meet(person: PatientEntry): void;
  blocked(): string[];
  block(number: string, blocked: boolean): void;
  installed(): string[];
  install(who: string, installed: boolean): void;
  clockMoved(): void;
}

interface Seen {
  bubbles: Map<string, Bubble>;
  met: Map<string, PatientEntry>;
  blocked: Set<string>;
  installed: Set<string>;
}

export function createStage(memory: Memory, feed: Feed, shift: TimeShift): Stage {
  const seen: Seen = { bubbles: new Map(), met: new Map(), blocked: new Set(), installed: new Set() };
  for (const entry of memory.entries) apply(seen, shift, entry);

  function happen(entry: Entry): void {
    apply(seen, shift, entry);
    memory.keep(entry);
    feed.publish(entry.kind, entry);
  }

  return {
    bubbles: () => newest(seen.bubbles),
    bubble: (id) => seen.bubbles.get(id),
    show: (bubble) => happen({ kind: 'bubble', bubble }),
    change(id, change) {
      const known = seen.bubbles.get(id);
      if (known) happen({ kind: 'bubble', bubble: { ...known, ...change } });
    },
    remove: (id) => happen({ kind: 'gone', id }),
    met: () => [...seen.met.values()],
    meet: (person) => happen({ kind: 'met', person }),
    blocked: () => [...seen.blocked],
    block: (number, blocked) => happen({ kind: 'blocked', number, blocked }),
    installed: () => [...seen.installed],
    install: (who, installed) => happen({ kind: 'installed', who, installed }),
    clockMoved: () => happen({ kind: 'clock', offsetMs: shift.offsetMs }),
  };
}

const ON_A_SCREEN = 200;

/** In their order. */
function newest(bubbles: ReadonlyMap<string, Bubble>): Bubble[] {
  const counts = new Map<string, number>();
  const isNew = ({ who, channel }: Bubble): boolean => {
    const screen = `${who} ${channel}`;
    const count = (counts.get(screen) ?? 0) + 1;
    counts.set(screen, count);
    return count <= ON_A_SCREEN;
  };
  return [...bubbles.values()].toReversed().filter(isNew).toReversed();
}

function apply(seen: Seen, shift: TimeShift, entry: Entry): void {
  const member = (set: Set<string>, key: string, is: boolean) => (is ? set.add(key) : set.delete(key));
  switch (entry.kind) {
    case 'bubble':
      return void seen.bubbles.set(entry.bubble.id, entry.bubble);
    case 'met':
      return void seen.met.set(entry.person.id, entry.person);
    case 'gone':
      return void seen.bubbles.delete(entry.id);
    case 'blocked':
      return void member(seen.blocked, entry.number, entry.blocked);
    case 'installed':
      return void member(seen.installed, entry.who, entry.installed);
    case 'clock':
      shift.offsetMs = entry.offsetMs;
  }
}
