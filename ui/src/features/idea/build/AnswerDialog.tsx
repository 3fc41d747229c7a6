// An answer to a line of the standard that needs words: what was seen, why it does not apply, why it may pass.
import { useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { Operation, StandardLine } from "@/api";
import { useLineWords } from "@/shared/words/standard";
import { useAct } from "../acts";
import { Ask, type DialogProps } from "../head/Ask";

export type Asked = "evidence" | "not_applicable" | "excepted";

interface AnswerDialogProps extends DialogProps {
  line: StandardLine;
  asked: Asked;
}

export function AnswerDialog({ page, line, asked, onClose }: AnswerDialogProps) {
  const { t } = useLingui();
  const act = useAct();
  const words = useLineWords()(line);
  const isEvidence = asked === "evidence";
  const [text, setText] = useState(isEvidence ? line.evidence : (line.reason ?? ""));
  const idea = page.row.id;
  const operation = (): Operation => {
    if (asked === "excepted") return { kind: "standard.except", idea, item: line.id, reason: text.trim() };
    const state = isEvidence ? "met" : "not_applicable";
    const evidence = isEvidence ? text.trim() : "";
    const reason = isEvidence ? {} : { reason: text.trim() };
    return { kind: "standard.answer", idea, item: line.id, state, evidence, by_scan: false, ...reason };
  };
  const titles: Record<Asked, string> = {
    evidence: t`How it is met`,
    not_applicable: t`Does not apply here`,
    excepted: t`Let it pass`,
  };
  const buttons: Record<Asked, string> = {
    evidence: t`Save as met`,
    not_applicable: t`Save as not applying`,
    excepted: t`Let it pass`,
  };
  const labels: Record<Asked, string> = {
    evidence: t`What was seen`,
    not_applicable: t`Why it does not apply`,
    excepted: t`Why it may go live without`,
  };
  const isMissing = !isEvidence && text.trim() === "";
  return (
    <Ask
      title={titles[asked]}
      button={buttons[asked]}
      missing={isMissing ? t`Say in a sentence why; it stays with the answer.` : null}
      act={() => act(operation(), t`Answered: ${words}.`)}
      onClose={onClose}
    >
      <p className="t2">{words}</p>
      <Textarea
        label={labels[asked]}
        description={isEvidence ? t`A link or a sentence. Everybody in the space can read it.` : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={isEvidence ? 500 : 1_000}
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
      />
    </Ask>
  );
}
