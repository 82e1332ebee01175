/** The clinic's pages, where somebody can sign in to them at all. */
import { openClinic, type Clinic } from '../clinic/clinic.ts';
import { chartOf } from '../../dialogs/chart.ts';
import { lastDay, withOpen } from '../model/check-in.ts';
import { localDay } from '../model/time.ts';
import { progressOn } from '../outcomes/progress.ts';
import type { Audit } from '../ports/audit.ts';
import { createProvider } from '../sign-in/provider.ts';
import type { Core } from '../turn/core.ts';
import type { AppParts } from './parts.ts';
import { openOffice } from './office.ts';

/** Undefined in production without a provider: nobody could be told from anybody else. */
export function clinicPages(
  parts: Pick<AppParts, 'config' | 'secrets' | 'content' | 'log' | 'keys' | 'hostNow'>,
  { store, desk, duties, post, wake }: Core,
  audit: Audit,
): Clinic | undefined {
  const { config, secrets, content, log, keys, hostNow } = parts;
  if (config.production && config.signIn === undefined) return undefined;
  const provider =
    config.signIn &&
    createProvider({
      ...config.signIn,
      clientSecret: secrets.signIn,
      allowedHosts: config.allowedHosts,
      log,
    });
  return openClinic({
    store,
    desk,
    duties,
    post,
    content,
    log,
    audit,
    provider,
    keys,
    hostNow,
    publicUrl: config.publicUrl,
    office: openOffice({ store, content, contentDir: config.contentDir, audit, log, wake, hostNow }),
    chartOf({ patient, talk: known, pacing, checkIn }, lang, at) {
      const talk = { ...known, trends: withOpen(known.trends, checkIn) };
      const to = lastDay(talk, localDay(at, patient.zone));
      const progress = progressOn(talk, to, content.outcomes);
      const chart = chartOf({ content, talk, pacing, patient: { ...patient, lang } }, progress);
      if (chart === undefined) return undefined;
      // The patient's own chart speaks to the patient.
      const title = content.text('clinic.trend.chart', lang, { days: chart.days });
      return { ...chart, title, alt: chart.alt.replace(chart.title, title) };
    },
  });
}
