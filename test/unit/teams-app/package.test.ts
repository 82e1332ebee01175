/** The app for Teams, held to what the manifest's schema 1.17 says of the parts that are used; Teams refuses the rest. */
import { z } from 'zod';
import { icons } from '../../../src/teams-app/icons.ts';
import { manifestOf, type AppFacts } from '../../../src/teams-app/manifest.ts';

const guid = z.uuid();
const httpsUrl = z
  .string()
  .regex(/^https:\/\//i)
  .max(2_048);
const scopes = z.array(z.enum(['team', 'personal', 'groupChat'])).max(3);
const command = z.strictObject({ title: z.string().max(32), description: z.string().max(128) });
const schema = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal('1.17'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().max(80), full: z.string().max(4_000) }),
  icons: z.strictObject({ outline: z.literal('outline.png'), color: z.literal('color.png') }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes,
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        commandLists: z.array(z.strictObject({ scopes, commands: z.array(command).max(10) })).max(3),
      }),
    )
    .max(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(z.string().max(128)).max(16),
});
const facts: AppFacts = {
  appId: '11111111-2222-4333-8444-555555555555',
  version: '0.1.0',
  clinic: 'Harbor Pain',
  publicUrl: 'https://pain.example.org',
  developer: 'Harbor Pain',
  privacyUrl: 'https://harbor.example.org/privacy',
  termsUrl: 'https://harbor.example.org/terms',
};

it.each([
  ['as it is usual', facts],
  ['with names as long as can be', { ...facts, clinic: 'N'.repeat(200), developer: 'D'.repeat(200) }],
])('the manifest is one that Teams takes, %s', (_, of) => {
  expect(schema.safeParse(manifestOf(of)).error?.issues ?? []).toEqual([]);
});

it('the bot is in personal chats and in teams, and offers its commands in personal chats alone', () => {
  const [bot] = manifestOf(facts).bots;
  expect(bot?.scopes).toEqual(['personal', 'team']);
  expect(bot?.commandLists.map((each) => each.scopes)).toEqual([['personal']]);
});

it('the icons are PNG of the sizes that Teams wants, the outline white on nothing', async () => {
  const drawn = await icons();
  const headOf = (png: Uint8Array) => {
    const bytes = Buffer.from(png);
    return {
      name: bytes.toString('latin1', 1, 4),
      width: bytes.readUInt32BE(16),
      height: bytes.readUInt32BE(20),
      colours: bytes[25],
    };
  };
  // 6 is red, green, blue and what is see-through.
  expect(headOf(drawn['color.png'])).toMatchObject({ name: 'PNG', width: 192, height: 192 });
  expect(headOf(drawn['outline.png'])).toEqual({ name: 'PNG', width: 32, height: 32, colours: 6 });
});
