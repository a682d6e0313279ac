const whole =
  /^(?:one|two|three|four|five|six|different|equal|same|each|both|other|another|following|older|younger|not|more|less|fewer|greater|higher|lower|placebo-controlled|none|never|yes|all|these|those|patients|participants|subjects|women|men|children|adults|study|baseline|those|design|site|sites|half|other|are|is|were|was|continued|separated|used|no|metformin use|reference|diet|lactation|analysis|group|groups|older|detect|[a-z])$/i;
const opening =
  /^(?:assess|evaluate|determine|compare|detect|demonstrate|show|examine|investigate|identify|explore|measure|achieve|improve|reduce|estimate|address|analy[sz]e|ensure|be|test whether|mean|median|age|aged|ratio|number|random|weeks?|days?|months?|years?|relative|absolute|determine|identify|understand|describe|other|site|split-mouth|those|which|that|factors|how|if|adultos|pacientes|mujeres|niños|enfants|adolescents|femmes|hommes|patienten|significant|primary|secondary|eligible|inclusion|their|its|\w+ (?:randomi[sz]ed|trial|hospitals?|centers?|centres?)|treatment groups?|treatment arms?|patients|participants|women|adults|one of|two|three|four|five|either of)(?![\p{L}\p{N}-])/iu;

/** Whether a name can be an arm's: `older` of `60 years of age or older` is none, nor is `detect a reduction`. */
export const isPlausible = (name: string): boolean => !whole.test(name) && !opening.test(name);
