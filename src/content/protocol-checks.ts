/** What must fit in the protocols of dangers: every word that is said, an answer to every question, one for each danger. */
import { signalNames } from '../model/signal.ts';
import { hasMessage } from './messages.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function protocolFaults(parts: Parts): Fault[] {
  const faults: Fault[] = [];
  for (const { source, value } of parts.protocols) {
    const check = (path: Path, key: string | undefined) => {
      if (key !== undefined && !hasMessage(parts.catalogues, key))
        faults.push(
          faultAt(source, path, `there is no message ${key}. Add it to content/messages or mend the name.`),
        );
    };
    for (const tier of ['emergency', 'urgent', 'soon', 'ask'] as const) {
      check([tier, 'say'], value[tier].say);
      check([tier, 'ask'], value[tier].ask);
      if (value[tier].ask !== undefined && value.answers === undefined)
        faults.push(
          faultAt(source, [tier, 'ask'], 'a question is asked but there are no answers. Add answers.'),
        );
    }
    for (const reply of ['yes', 'no', 'unsure', 'unclear', 'notUnderstood', 'silence'] as const)
      check(['answers', reply, 'say'], value.answers?.[reply]?.say);
    for (const reply of ['unclear', 'silence'] as const)
      check(['answers', 'afterAsk', reply, 'say'], value.answers?.afterAsk?.[reply].say);
    check(['answers', 'otherwise'], value.answers?.otherwise);
    for (const [aside, key] of Object.entries(value.asides ?? {})) check(['asides', aside], key);
    for (const reply of ['notUnderstood', 'silence'] as const) {
      const task = value.answers?.[reply]?.task;
      check(['answers', reply, 'task'], task === undefined ? undefined : `task.${task}`);
    }
    const twin = parts.protocols.find((each) => each.value.signal === value.signal);
    if (twin?.source !== source)
      faults.push(
        faultAt(source, ['signal'], `${value.signal} has a protocol in ${twin?.source.file} too. Keep one.`),
      );
  }
  for (const name of signalNames)
    if (!parts.protocols.some(({ value }) => value.signal === name && value.ask.ask !== undefined))
      faults.push({
        file: `content/protocols/${name.replaceAll('_', '-')}.yaml`,
        line: 1,
        text: `${name} has no protocol with a question of its own. Write one.`,
      });
  for (const name of ['any', 'for-other'] as const)
    if (!parts.protocols.some(({ value }) => value.signal === name))
      faults.push({
        file: `content/protocols/${name}.yaml`,
        line: 1,
        text: `the protocol for signal ${name} is missing. Put it back.`,
      });
  return faults;
}
