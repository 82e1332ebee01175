/** `contact`: which ways to clinicians are known to arrive, and how that is shown. No number or address is printed. */
import { confirmContact, contactHistory, shownSince, tryContact } from '../../escalation/contacts.ts';
import { teamsRouteOf } from '../../escalation/clinician-file.ts';
import { contactsOf, type Clinician, type Contact } from '../../model/clinician.ts';
import { localClock, localDay, type Instant } from '../../model/time.ts';
import type { Store } from '../../ports/store.ts';
import { shown, table, type Command } from './command.ts';

export interface ContactDeps {
  store: Store;
  zone: string;
  people: readonly Clinician[];
  /** A new one each time. */
  code: () => string;
}

const HISTORY = 200;
const HOW = 'Say `contact`, `contact send WHO WAY`, `contact confirm WHO WAY CODE` or `contact history`.';
export function contact(deps: ContactDeps): Command {
  return async (asked) => {
    const [what, who = '', by = '', code = ''] = asked.args;
    if (what === undefined) return list(deps, asked);
    if (what === 'history') return history(deps, asked);
    if (what !== 'send' && what !== 'confirm') return { refused: HOW };
    const found = wayOf(deps, who, by);
    if (typeof found === 'string') return { refused: found };
    if (what === 'send') {
      await tryContact(deps.store, who, found, deps.code());
      const text = `A code goes to ${who} by ${by}. Ask for it, and say \`contact confirm ${who} ${by} CODE\` within half an hour.`;
      return shown(asked, { who, by }, text);
    }
    if (!(await confirmContact(deps.store, who, by, code.toUpperCase())))
      return {
        refused: `That is not the code, or it is too late. \`contact send ${who} ${by}\` sends another.`,
      };
    return shown(asked, { who, by }, `It arrives: ${who} by ${by}.`);
  };
}

function wayOf({ people }: ContactDeps, who: string, by: string): Contact | string {
  const person = people.find(({ id }) => id === who);
  if (person === undefined)
    return `There is no clinician of that id. There are: ${people.map(({ id }) => id).join(', ')}.`;
  const found = contactsOf(person).find((each) => each.by === by);
  if (found !== undefined) return found;
  const known = contactsOf(person).map((each) => each.by);
  return `content/clinic.yaml has no address for that. There are: ${known.join(', ')}.`;
}

interface Way {
  who: string;
  by: string;
  /** The day on which it was known; undefined when nobody has seen it arrive. */
  since: string | undefined;
}

async function waysOf(deps: ContactDeps): Promise<Way[]> {
  const since = await shownSince(deps.store);
  const each = deps.people.flatMap((person) => contactsOf(person).map((of) => ({ person, of })));
  return Promise.all(
    each.map(async ({ person, of }) => ({
      who: person.id,
      by: of.by,
      since: await knownSince(deps, person, of, since),
    })),
  );
}

async function knownSince(
  { store, zone }: ContactDeps,
  person: Clinician,
  of: Contact,
  since: (who: Clinician, of: Contact) => Instant | undefined,
): Promise<string | undefined> {
  const at = since(person, of);
  if (at !== undefined) return localDay(at, zone);
  if (of.by === 'teams' && (await teamsRouteOf(store, person.id)) !== undefined) return 'has the app';
  return of.verified;
}

async function list(deps: ContactDeps, asked: Parameters<Command>[0]): ReturnType<Command> {
  const ways = await waysOf(deps);
  const rows = ways.map(({ who, by, since }) => [who, by, since ?? 'not known to arrive']);
  return shown(asked, ways, table(['who', 'by', 'arrives'], rows));
}

async function history({ store, zone }: ContactDeps, asked: Parameters<Command>[0]): ReturnType<Command> {
  const notes = await contactHistory(store, HISTORY);
  const rows = notes.map(({ at, who, by, what }) => [
    `${localDay(at, zone)} ${localClock(at, zone)}`,
    who,
    by,
    what,
  ]);
  return shown(
    asked,
    notes,
    rows.length === 0 ? 'No way has been tried.' : table(['when', 'who', 'by', 'what'], rows),
  );
}

/** For `status`. A page goes by these too; nobody knows whether it arrives. */
export async function unprovenWays(deps: ContactDeps): Promise<string[]> {
  const ways = await waysOf(deps);
  return ways.flatMap(({ who, by, since }) => (since === undefined ? [`${who} by ${by}`] : []));
}
