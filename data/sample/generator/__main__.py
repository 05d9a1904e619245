"""Write the sample school again: python -m data.sample.generator."""

from data.sample.generator.school import write_school

if __name__ == "__main__":
    print(f"{write_school()} files written")
