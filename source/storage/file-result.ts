/**
What reading or writing a file comes to: its text or its whole path; or why not, in one sentence. Outside text in both is raw: pass it through `display()` before it reaches a terminal.
*/
export type FileResult = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly message: string};
