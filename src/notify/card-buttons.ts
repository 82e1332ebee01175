/** What a clinician can do with an alert from its card. What needs a choice opens a small form inside the card. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import { outcomes } from '../model/outcome.ts';
import type { Say } from './say.ts';

type Block = Record<string, unknown>;
const MINUTES = [15, 30, 60, 240];
const MOST_NOTE = 1_000;

export function cardActions(content: Content, alert: Alert, say: Say): Block[] {
  if (alert.status === 'resolved') return [];
  const data = { patientId: alert.patientId, alertId: alert.id };
  const sending = (verb: string, title: string, more: Block = {}): Block => {
    const what = { title, data: { verb, ...data }, ...more };
    return { type: 'Action.Execute', verb, ...what, fallback: { type: 'Action.Submit', ...what } };
  };
  /** It needs nothing of the forms beside it. */
  const press = (verb: string, title: string, style?: string): Block => ({
    ...sending(verb, title, { associatedInputs: 'none' }),
    ...(style === undefined ? {} : { style }),
  });
  const form = (verb: string, body: Block[]): Block => ({
    type: 'Action.ShowCard',
    title: say(`page.card.${verb}`),
    card: { type: 'AdaptiveCard', body, actions: [sending(verb, say('page.card.send'))] },
  });
  const { clinician } = alert.acknowledgedBy ?? {};
  const others = content.clinic.clinicians.filter(({ id }) => id !== clinician);
  const minutes = snoozes(content, alert);
  return [
    ...(alert.status === 'open'
      ? [press('acknowledge', say('page.card.acknowledge'), 'positive')]
      : alert.contactAt === undefined
        ? [press('in-contact', say('page.card.in-contact'), 'positive')]
        : []),
    ...(minutes.length > 0
      ? [
          alert.takenOver === undefined
            ? press('take-over', say('page.card.take-over'))
            : press('hand-back', say('page.card.hand-back')),
        ]
      : []),
    ...(minutes.length > 0
      ? [
          form('snooze', [
            choice(
              'minutes',
              minutes.map((each) => ({ title: `${each}`, value: `${each}` })),
              say,
            ),
          ]),
        ]
      : []),
    form('reassign', [
      choice(
        'to',
        others.map(({ id, name }) => ({ title: name, value: id })),
        say,
      ),
    ]),
    form('resolve', [
      choice(
        'outcome',
        outcomes.map((each) => ({ title: say(`page.outcome.${each}`), value: each })),
        say,
      ),
      {
        type: 'Input.Text',
        id: 'note',
        label: say('page.card.remark'),
        isMultiline: true,
        maxLength: MOST_NOTE,
      },
    ]),
  ];
}

/** The lengths that the policy allows; none for what rings nobody. */
export function snoozes({ policy }: Content, { tier }: Alert): number[] {
  const rules = tier === 'emergency' || tier === 'urgent' ? policy.tiers[tier] : undefined;
  return rules?.kind === 'page' ? MINUTES.filter((each) => each <= rules.snoozeUpToMinutes) : [];
}

function choice(id: string, choices: { title: string; value: string }[], say: Say): Block {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: say(`page.card.${id}`),
    style: 'compact',
    isRequired: true,
    errorMessage: say('page.card.missing'),
    choices,
  };
}
