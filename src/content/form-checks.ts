/** What must hold for the plans of forms: forms that are there, and nothing that could find a danger while nobody is there. */
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function formPolicyFaults({ forms, formPolicy: { source, value }, medicineWatch }: Parts): Fault[] {
  const known = new Set(forms.map((each) => each.value.id));
  const unknown = (path: Path, form: string | undefined) =>
    form === undefined || known.has(form)
      ? []
      : [faultAt(source, path, `there is no form ${form} in content/forms. Mend the name.`)];
  return [
    ...value.staffed.flatMap((each, at) => [
      ...unknown(['staffed', at, 'form'], each.form),
      ...unknown(['staffed', at, 'instead'], each.instead),
    ]),
    ...Object.entries(value.plans).flatMap(([name, plan]) =>
      plan.flatMap(({ form }, at) => unknown(['plans', name, at, 'form'], form)),
    ),
    ...value.medicineClasses.flatMap(({ of }, at) =>
      unknown(['medicineClasses', at, 'of'], of.split('/')[0]),
    ),
    ...(known.has(medicineWatch.value.form)
      ? []
      : [faultAt(medicineWatch.source, ['form'], 'there is no such form in content/forms. Mend the name.')]),
    ...forms
      .filter(({ value: form }, at) => forms.findIndex((each) => each.value.id === form.id) !== at)
      .map((twin) => faultAt(twin.source, ['id'], `two forms are called ${twin.value.id}. Rename one.`)),
  ];
}
