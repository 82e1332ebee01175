/** `npm run teams:package`: the app for Teams as a file that a Teams administrator uploads, made from the settings as they are. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { readConfig } from '../config/config.ts';
import { loadContent } from '../content/content.ts';
import { AppError } from '../errors.ts';
import { icons } from '../teams-app/icons.ts';
import { manifestOf } from '../teams-app/manifest.ts';

const USAGE = `Usage: npm run -s teams:package -- [--out FILE] [--developer NAME] [--privacy URL] [--terms URL]
The app for Teams as a zip: its manifest and two icons. MICROSOFT_APP_ID and PUBLIC_URL must be set.
--developer is the clinic's name, and --privacy and --terms are PUBLIC_URL, unless given. Upload it in the Teams
admin center, or in Teams under Apps, Manage your apps.`;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : 'The package could not be made.');
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const given = options();
  if (given === undefined) return wrong(USAGE);
  const { config } = readConfig(process.env);
  const { appId } = config.bot;
  const { publicUrl } = config;
  if (appId === undefined || !guid.test(appId))
    return wrong('MICROSOFT_APP_ID: is needed, as the id of the Azure Bot.');
  if (publicUrl === undefined || !publicUrl.startsWith('https:'))
    return wrong('PUBLIC_URL: is needed, and begins with https://.');
  const { name } = loadContent(config.contentDir).clinic;
  const manifest = manifestOf({
    appId,
    version: version(),
    clinic: name,
    publicUrl,
    developer: given.developer ?? name,
    privacyUrl: given.privacy ?? publicUrl,
    termsUrl: given.terms ?? publicUrl,
  });
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`);
  mkdirSync(dirname(given.out), { recursive: true });
  writeFileSync(given.out, zipSync({ 'manifest.json': text, ...(await icons()) }));
  console.log(`${given.out}: manifest.json, color.png, outline.png, for the app ${appId}.`);
  return 0;
}

function wrong(text: string): number {
  console.error(text);
  return 2;
}

function options() {
  try {
    return parseArgs({
      options: {
        out: { type: 'string', default: 'flarepath-teams.zip' },
        developer: { type: 'string' },
        privacy: { type: 'string' },
        terms: { type: 'string' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

function version(): string {
  const read: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(read).version;
}
