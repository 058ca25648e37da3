import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  HOME_CHECKS,
  NOT_TODAY_REASONS,
  type NotTodayReason,
  PRECAUTIONS,
  type Precaution,
} from '../../core/program/precautions';
import type { Symptoms } from '../../core/program/stopRules';
import { Button } from '../parts/Button';
import { Icon } from '../parts/icons';
import { Page } from '../parts/Page';
import { SymptomScales } from '../parts/SymptomScales';
import { usePatient, usePatientState } from '../patientContext';
import {
  arePrecautionsPassed,
  forgetPrecautions,
  rememberPrecautionsPassed,
} from '../precautionMemory';

/** A question of the precaution screen by its number, or one of the three of every day. */
type Step = number | 'today' | 'home' | 'feel';

/** A hand that trembles taps twice: each question takes its answer only after this long, ms. */
const SETTLE_MS = 300;

function HealthQuestion(props: {
  readonly precaution: Precaution;
  readonly number: number;
  onAnswer(yes: boolean): void;
}) {
  const { t } = useTranslation();
  const { precaution, number, onAnswer } = props;
  const question = useRef<HTMLHeadingElement>(null);
  const [settling, setSettling] = useState(true);
  useEffect(() => {
    if (number > 1) question.current?.focus();
    const timer = window.setTimeout(() => setSettling(false), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [number]);
  return (
    <section className="card question">
      <p className="question-number">
        {t('before.questionOf', { number, total: PRECAUTIONS.length })}
      </p>
      <h2 ref={question} tabIndex={-1}>
        {t(`precautionScreen.${precaution}`)}
      </h2>
      <div className="yes-no" inert={settling}>
        <Button kind="primary" testId="answer-no" onPress={() => onAnswer(false)}>
          {t('before.no')}
        </Button>
        <Button testId="answer-yes" onPress={() => onAnswer(true)}>
          {t('before.yes')}
        </Button>
      </div>
    </section>
  );
}

function Today(props: { onNone(): void; onReason(reason: NotTodayReason): void }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="reasons">
        {NOT_TODAY_REASONS.map((reason) => (
          <li key={reason}>
            <Button onPress={() => props.onReason(reason)}>{t(`notToday.${reason}`)}</Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button kind="primary" icon="check" testId="today-none" onPress={props.onNone}>
          {t('before.todayNone')}
        </Button>
      </div>
    </>
  );
}

function Home({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="home-checks">
        {HOME_CHECKS.map((check) => (
          <li key={check}>
            <Icon name={check} />
            {t(`home.${check}`)}
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button kind="primary" icon="check" testId="home-done" onPress={onDone}>
          {t('before.homeDone')}
        </Button>
      </div>
    </>
  );
}

/** The questions before any exercise, one calm step after another (clinical reference §6). */
export function BeforePage() {
  const { t } = useTranslation();
  const { memory } = usePatient();
  const send = usePatientState((state) => state.send);
  const [remembered, setRemembered] = useState(() => arePrecautionsPassed(memory, Date.now()));
  const [step, setStep] = useState<Step>(remembered ? 'today' : 0);

  const answer = (change: {
    precautions?: readonly Precaution[];
    notToday?: readonly NotTodayReason[];
    symptoms?: Symptoms;
  }) =>
    send({
      kind: 'answer',
      precautions: [],
      notToday: [],
      symptoms: { pain: 0, dizziness: 0 },
      ...change,
    });

  const answerHealth = (number: number, yes: boolean) => {
    if (yes) {
      forgetPrecautions(memory);
      answer({ precautions: [PRECAUTIONS[number]!] });
    } else if (number + 1 < PRECAUTIONS.length) setStep(number + 1);
    else {
      rememberPrecautionsPassed(memory, Date.now());
      setRemembered(true);
      setStep('today');
    }
  };

  const back = () => {
    if (step === 'feel') setStep('home');
    else if (step === 'home') setStep('today');
    else if (typeof step === 'number' && step > 0) setStep(step - 1);
    else send({ kind: 'back' });
  };

  const frame = (title: string, lead: string, children: ReactNode) => (
    <Page key={title} title={title} lead={lead} narrow>
      {children}
      <div className="actions">
        <Button kind="quiet" icon="arrowBack" onPress={back}>
          {t('before.backStep')}
        </Button>
        {step === 'today' && remembered && (
          <Button kind="quiet" icon="repeat" onPress={() => setStep(0)}>
            {t('before.askHealthAgain')}
          </Button>
        )}
      </div>
    </Page>
  );

  if (typeof step === 'number')
    return frame(
      t('before.healthTitle'),
      t('before.healthWhy'),
      <HealthQuestion
        key={step}
        precaution={PRECAUTIONS[step]!}
        number={step + 1}
        onAnswer={(yes) => answerHealth(step, yes)}
      />,
    );
  switch (step) {
    case 'today':
      return frame(
        t('before.todayTitle'),
        t('before.todayHint'),
        <Today
          onNone={() => setStep('home')}
          onReason={(reason) => answer({ notToday: [reason] })}
        />,
      );
    case 'home':
      return frame(
        t('before.homeTitle'),
        t('before.homeHint'),
        <Home onDone={() => setStep('feel')} />,
      );
    case 'feel':
      return frame(
        t('before.feelTitle'),
        t('before.feelLead'),
        <SymptomScales
          action={t('before.continue')}
          testId="feel-continue"
          onDone={(symptoms) => answer({ symptoms })}
        />,
      );
  }
}
