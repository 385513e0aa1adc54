// How to put the app on the home screen, step by step with pictures, for the browser at hand.
import type { ComponentChildren } from 'preact';
import { tInstall } from '../words/install-words.ts';
import { AddDrawing, DotsDrawing, HomeDrawing, MenuDrawing, ShareDrawing } from './drawings.tsx';
import './install.css';
import { isIos } from './standing-alone.ts';

interface StepProps {
  readonly drawing: ComponentChildren;
  readonly text: string;
}

export function Step({ drawing, text }: StepProps) {
  return (
    <li class="step">
      {drawing}
      <span>{text}</span>
    </li>
  );
}

export function InstallSteps() {
  if (isIos())
    return (
      <ol class="steps">
        <Step drawing={<ShareDrawing />} text={tInstall('ios.share')} />
        <Step drawing={<AddDrawing />} text={tInstall('ios.add')} />
        <Step drawing={<HomeDrawing />} text={tInstall('ios.open')} />
      </ol>
    );
  return (
    <ol class="steps">
      <Step drawing={<DotsDrawing upright />} text={tInstall('android.dots')} />
      <Step drawing={<MenuDrawing />} text={tInstall('android.add')} />
      <Step drawing={<HomeDrawing />} text={tInstall('android.open')} />
    </ol>
  );
}
