/** The made-up people of the practice clinic. An empty `number` or `teamsUser` means that they have none. */
export interface PersonEntry {
  id: string;
  name: string;
  number: string;
  teamsUser: string;
}
export interface PatientEntry extends PersonEntry {
  zone: string;
  lang: string;
  country: string;
  /** When their daily check-in comes, such as "08:30". */
  checkIn: string;
}
export interface People {
  patients: PatientEntry[];
  clinicians: PersonEntry[];
}

export interface Person extends PatientEntry {
  role: 'patient' | 'clinician';
}

export interface Directory {
  readonly all: readonly Person[];
  /** Somebody who came later has a phone as well; whoever is known already stays who they are. */
  meet(patient: PatientEntry): Person;
  byId(id: string): Person | undefined;
  byNumber(number: string): Person | undefined;
  byConversation(id: string): Person | undefined;
  byTeamsId(id: string): Person | undefined;
  /** Where the clinic is: the first patient's zone. */
  zone: string;
}

const nowhere = { lang: 'en', country: '', checkIn: '' };

export function createDirectory(people: People, met: readonly PatientEntry[] = []): Directory {
  const zone = people.patients[0]?.zone ?? 'UTC';
  const all: Person[] = [
    ...people.patients.map((each) => ({ ...each, role: 'patient' as const })),
    ...people.clinicians.map((each) => ({ ...each, ...nowhere, zone, role: 'clinician' as const })),
  ];
  const byId = (id: string) => all.find((each) => each.id === id);
  const meet = (patient: PatientEntry): Person => {
    const known = byId(patient.id);
    const person = known ?? { ...patient, role: 'patient' as const };
    if (known === undefined) all.push(person);
    return person;
  };
  met.forEach(meet);
  return {
    all,
    meet,
    byId,
    byNumber: (number) => all.find((each) => each.number === number),
    byConversation: (id) => all.find((each) => conversationId(each) === id),
    byTeamsId: (id) => all.find((each) => teamsId(each) === id || (id !== '' && each.teamsUser === id)),
    zone,
  };
}

export function has(person: PersonEntry, channel: 'sms' | 'teams'): boolean {
  return (channel === 'sms' ? person.number : person.teamsUser) !== '';
}

/** Teams knows a person by an id of the channel's own beside the Entra object id. */
export function teamsId(person: PersonEntry): string {
  return `29:1-${person.id}`;
}

export function conversationId(person: PersonEntry): string {
  return `a:1-${person.id}`;
}
