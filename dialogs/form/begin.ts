import type { FormRecord } from '../../src/model/form-record.ts';

/** How a form is begun: which, and why. */
export interface FormBegin {
  form: string;
  because: FormRecord['because'];
  /** What is asked has been said already. */
  isNamed?: boolean;
}
