import { type FormEvent, type ReactElement, useState } from "react";
import { useStage } from "../useStage.ts";
import { theoryWords } from "./words.ts";

const most = 4;

export function AskForm({ step, done }: { step: number; done: () => void }): ReactElement {
  const { act } = useStage();
  const [question, setQuestion] = useState("");
  const [answers, setAnswers] = useState<string[]>(Array.from({ length: most }, () => ""));
  const given = answers.map((answer) => answer.trim()).filter(Boolean);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    act({ do: "theory.ask", step, question, answers: given });
    done();
  };
  return (
    <form className="poll" onSubmit={onSubmit} aria-label={theoryWords.ask}>
      <label>
        {theoryWords.question}
        <input
          value={question}
          maxLength={300}
          required
          onChange={(event) => setQuestion(event.target.value)}
        />
      </label>
      {answers.map((answer, number) => (
        <label key={theoryWords.answer(number + 1)}>
          {theoryWords.answer(number + 1)}
          <input
            value={answer}
            maxLength={120}
            required={number < 2}
            onChange={(event) => setAnswers(answers.with(number, event.target.value))}
          />
        </label>
      ))}
      <div className="theory-deeds">
        <button type="button" className="btn quiet" onClick={done}>
          {theoryWords.cancel}
        </button>
        <button type="submit" className="btn primary" disabled={given.length < 2}>
          {theoryWords.askNow}
        </button>
      </div>
    </form>
  );
}
