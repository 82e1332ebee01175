/** The manifest of the app that a Teams administrator uploads: a bot in personal chats and in channels, and nothing else. Pure. */
export interface AppFacts {
  /** Of the Azure Bot; also the name of the app, so that a later package replaces an earlier one. */
  appId: string;
  version: string;
  clinic: string;
  /** Where the service is reached: "https://pain.example.org". */
  publicUrl: string;
  developer: string;
  privacyUrl: string;
  termsUrl: string;
}

const SCHEMA = 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.17/MicrosoftTeams.schema.json';

export function manifestOf(of: AppFacts) {
  return {
    $schema: SCHEMA,
    manifestVersion: '1.17',
    version: of.version,
    id: of.appId,
    developer: {
      name: cut(of.developer, 32),
      websiteUrl: of.publicUrl,
      privacyUrl: of.privacyUrl,
      termsOfUseUrl: of.termsUrl,
    },
    name: { short: cut(of.clinic, 30), full: cut(`${of.clinic} check-ins and alerts`, 100) },
    description: {
      short: 'Check-ins for people in pain, alerts for their clinicians.',
      full: [
        `${of.clinic} asks its patients how today is, and tells its clinicians when somebody may be in danger.`,
        'Patients join with a code from the clinic. Clinicians answer alerts in their personal chat; in a channel',
        'nothing of a patient is ever shown. It is not for emergencies: call the emergency number.',
      ].join(' '),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#14324A',
    bots: [
      {
        botId: of.appId,
        scopes: ['personal', 'team'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands }],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(of.publicUrl).host],
  };
}

/** What Teams offers beside the field to write in. Patients see them too, so there is one of theirs. */
const commands = [
  { title: 'check in', description: 'For patients: answer how today is now' },
  { title: 'patients', description: 'For clinicians: who needs to be looked at' },
  { title: 'brief', description: 'For clinicians: add a name, for the page of one patient' },
  { title: 'on call', description: 'For clinicians: who is called now' },
];

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
