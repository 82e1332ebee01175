/** What must hold for the rules about numbers: names that exist, questions that are asked, dangers that are never kept back. */
import { questions } from '../model/questionnaire.ts';
import { unanswered, type TriggerRule } from '../model/trigger.ts';
import { hasMessage } from './messages.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault } from './source.ts';

export function triggerFaults(parts: Parts): Fault[] {
  const { source, value: rules } = parts.triggers;
  const known = (key: string) => hasMessage(parts.catalogues, key);
  return rules.flatMap((rule, at) => {
    const fault = (field: string, text: string) => [faultAt(source, ['rules', at, field], text)];
    const { id, task, say, when, tier, notAgainDays, known: talkedOver } = rule;
    const twin = rules.findIndex((each) => namesOf(each).includes(id));
    const asked = 'of' in when ? [when.of, ...('with' in when && when.with ? [when.with.of] : [])] : [];
    return [
      ...(twin === at ? [] : fault('id', `two rules are called ${id}. Rename one.`)),
      ...(task === undefined || known(`task.${task}`)
        ? []
        : fault('task', `there is no message task.${task}. Add it to content/messages or mend the name.`)),
      ...(talkedOver === undefined || known(`task.${talkedOver.task}`)
        ? []
        : fault(
            'known',
            `there is no message task.${talkedOver.task}. Add it to content/messages or mend the name.`,
          )),
      ...(say === undefined || known(say)
        ? []
        : fault('say', `there is no message ${say}. Add it to content/messages or mend the name.`)),
      ...(tier === 'emergency' && notAgainDays > 0
        ? fault('notAgainDays', 'an emergency is never kept back. Take notAgainDays away.')
        : []),
      ...namedIn(when)
        .filter((name) => isNobody(name, rules))
        .flatMap((name) => fault('when', `no rule is called ${name}. Mend the name.`)),
      ...(talkedOver?.talkedAbout ?? [])
        .filter((name) => isNobody(name, rules))
        .flatMap((name) => fault('known', `no rule is called ${name}. Mend the name.`)),
      ...asked
        .filter((of) => isUnasked(parts, of))
        .flatMap((of) => fault('when', `no question is called ${of}. Mend the name.`)),
    ];
  });
}

/** Its own name, and the one of what is known. */
function namesOf({ id, known }: TriggerRule): string[] {
  return known === undefined ? [id] : [id, known.as];
}

function isNobody(name: string, rules: readonly TriggerRule[]): boolean {
  return name !== unanswered && !rules.some((each) => namesOf(each).includes(name));
}

/** The rules that it speaks of. */
function namedIn(when: TriggerRule['when']): readonly string[] {
  if (when.kind === 'missed') return when.after?.rules ?? [];
  if (when.kind === 'silence-after-risk') return when.unlessTalkedAbout ?? [];
  return when.kind === 'silence-after-talk' ? when.talkedAbout : [];
}

/** Of a form that is here; the rules for others wait for theirs. */
function isUnasked({ questionnaires }: Parts, of: string): boolean {
  const [form, linkId] = of.split('/');
  const found = questionnaires.find(({ value }) => value.id === form);
  return found !== undefined && !questions(found.value).some((each) => each.linkId === linkId);
}
