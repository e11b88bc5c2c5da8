"""What is said about satisfaction: answer sheets, by nobody and about no visit; plans for what was found weak.

The words of a plan are a note, which can be erased. What a respondent adds in words is no part of a sheet: it is a
suggestion, a note of its own, so that a handwriting leads to no answers.
"""

from dataclasses import dataclass
from enum import StrEnum


class SurveyWay(StrEnum):
    """How a sheet came in."""

    KIOSK = "survey_kiosk"
    PAPER = "survey_paper"


class TimeBand(StrEnum):
    """In which part of its day a sheet was filled in, as the regulation's form has it."""

    MORNING = "band_morning"
    AFTERNOON = "band_afternoon"


class Sex(StrEnum):
    """As the form asks."""

    MALE = "sex_male"
    FEMALE = "sex_female"


class AgeBand(StrEnum):
    """Years, in tens: a birthday would lead to a person."""

    TO_19 = "age_to_19"
    TO_29 = "age_20_29"
    TO_39 = "age_30_39"
    TO_49 = "age_40_49"
    TO_59 = "age_50_59"
    FROM_60 = "age_from_60"


class Education(StrEnum):
    """Highest school that was finished."""

    SD = "edu_sd"
    SMP = "edu_smp"
    SMA = "edu_sma"
    DIPLOMA = "edu_diploma"
    S1 = "edu_s1"
    S2 = "edu_s2"
    S3 = "edu_s3"


class Occupation(StrEnum):
    """Work, as the form lists it."""

    CIVIL = "job_civil"
    ARMY = "job_army"
    POLICE = "job_police"
    EMPLOYEE = "job_employee"
    OWN = "job_own"
    OTHER = "job_other"


@dataclass(frozen=True, slots=True)
class SurveyAnswered:
    """Somebody who was served filled in a sheet; who and when exactly is known to nobody.

    Attributes:
        day: the local day, YYYY-MM-DD.
        agency: code of the agency that served them; None: the house itself.
        service: code of the service; None: not said.
        requirements: score 1 to 4 of this element, None where it was skipped; so the eight after it
            (`models.rules.skm.Element` has the same names).
        sex: what the respondent says of themselves, None where they do not; so the three after it.
    """

    day: str
    band: TimeBand
    way: SurveyWay
    agency: str | None = None
    service: str | None = None
    requirements: int | None = None
    procedure: int | None = None
    completion_time: int | None = None
    cost: int | None = None
    product: int | None = None
    competence: int | None = None
    conduct: int | None = None
    facilities: int | None = None
    complaint_handling: int | None = None
    sex: Sex | None = None
    age: AgeBand | None = None
    education: Education | None = None
    occupation: Occupation | None = None


@dataclass(frozen=True, slots=True)
class SurveyPlanned:
    """Something is to be done about a weak element; what, is a note on `survey_plan`.

    Attributes:
        element: value of `models.rules.skm.Element`.
        period: the time whose answers showed it, as `models.rules.survey_periods` names it.
        due: local day until which, YYYY-MM-DD.
        agency: code of the agency whose answers they were; None: of the whole mall.
        owner: code of the agency that does it; None: the house itself.
    """

    element: str
    period: str
    due: str
    agency: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyPlanDone:
    """What was planned was done."""
