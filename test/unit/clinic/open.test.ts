/** The open alerts of a clinic: which come first, and how little of everybody is opened for the list. */
import { openNow } from '../../../src/clinic/open.ts';
import { raised } from '../../../src/escalation/alerts.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { MINUTE } from '../../../src/model/time.ts';
import type { Docs } from '../../../src/ports/owned.ts';
import { acknowledge, afterActs, anAlert, NOW } from '../escalation/an-alert.ts';

const patient = {
  v: 1,
  id: 'p',
  name: 'Amina Warsame',
  lang: 'en',
  country: 'US',
  zone: 'UTC',
  checkInAt: '08:30',
  prefers: 'sms',
  context: {},
};
const said = (value: unknown) => ({ version: 1, value });
/** As large as life, and nobody's business on a list of alerts. */
const closedBook = {
  version: 1,
  get value(): never {
    throw new Error('opened for the list');
  },
};
const docsOf = (alert: Alert): Docs => ({
  patient: said(patient),
  alert: said(alert),
  talk: closedBook,
  flares: closedBook,
  visit: closedBook,
});

const alerts: Record<string, Alert> = {
  closed: anAlert('emergency', { label: 'CL01', status: 'resolved' }),
  held: { ...afterActs(anAlert('emergency'), ['otieno', acknowledge]), label: 'HE02' },
  listed: anAlert('soon', { label: 'SO03' }),
  later: anAlert('urgent', { label: 'UR04', openedAt: NOW + MINUTE }),
  urgent: anAlert('urgent', { label: 'UR05' }),
  grave: anAlert('emergency', { label: 'EM06', openedAt: NOW + 9 * MINUTE }),
  become: raised(anAlert('soon', { label: 'BE07' }), 'emergency', NOW + 10 * MINUTE),
};
const store = {
  members: async () => [...Object.keys(alerts), 'gone'].map((owner) => ({ owner, entry: owner })),
  read: async (owner: string) => {
    const alert = alerts[owner];
    return { at: NOW, docs: alert === undefined ? {} : docsOf(alert), mail: [] };
  },
};

describe('the open alerts', () => {
  it('stand with those first that nobody has, then the graver, then what has come last; and no closed one', async () => {
    const labels = (await openNow(store)).map(({ alert }) => alert.label);
    expect(labels).toEqual(['BE07', 'EM06', 'UR04', 'UR05', 'SO03', 'HE02']);
  });

  it('open no more of anybody than who they are and the alert', async () => {
    expect((await openNow(store))[0]).toEqual({ owner: 'become', patient, alert: alerts['become'] });
  });
});
