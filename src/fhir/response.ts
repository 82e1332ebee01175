/** The answers to a form as a QuestionnaireResponse of FHIR R4, strict: nothing empty, nothing unknown. */
import { answeredItems, type AnsweredItem } from '../forms/answered-items.ts';
import type { Form } from '../forms/form.ts';
import { isOpen, viewOf } from '../forms/view.ts';
import type { State } from '../forms/state.ts';

export interface Context {
  /** Who it is about, such as `Patient/p1`. */
  subject: string;
  /** When it was last answered, with its zone: "2026-11-01T10:00:00-07:00". */
  at: string;
  /** Given by whoever keeps it; a reference to it is made with this too. */
  id: string;
  amended?: Amended;
}

/** Questions that were answered, or answered anew, once it was over, and the moment that their answers are about. */
export interface Amended {
  linkIds: readonly string[];
  of: string;
}

export interface QuestionnaireResponse {
  resourceType: 'QuestionnaireResponse';
  id: string;
  questionnaire: string;
  status: 'in-progress' | 'completed' | 'amended' | 'stopped';
  subject: { reference: string };
  authored: string;
  author: { reference: string };
  source: { reference: string };
  item?: AnsweredItem[];
}

/** `stopped` says that nobody will answer the rest. */
export function responseOf(
  form: Form,
  state: State,
  context: Context,
  stopped = false,
): QuestionnaireResponse {
  const view = viewOf(form, state);
  const { item } = answeredItems(view);
  const isOver = !view.nodes.some((each) => isOpen(each, view));
  return {
    resourceType: 'QuestionnaireResponse',
    id: context.id,
    questionnaire: canonical(form),
    status: isOver ? (context.amended ? 'amended' : 'completed') : stopped ? 'stopped' : 'in-progress',
    subject: { reference: context.subject },
    authored: context.at,
    author: { reference: context.subject },
    source: { reference: context.subject },
    ...(item.length > 0 && { item }),
  };
}

/** A canonical address has no spaces; a form without one is called by its id or title. */
function canonical({ questionnaire, version }: Form): string {
  const address = /\s/.test(questionnaire)
    ? `urn:flarepath:${encodeURIComponent(questionnaire)}`
    : questionnaire;
  return version === '' || address.includes('|') ? address : `${address}|${version.replace(/[\s|]+/g, '-')}`;
}
